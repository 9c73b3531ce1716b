package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
)

// span is a stretch of a file's text.
type span struct{ from, to int }

// change is what stands in the place of a node: its mutants, each with its text.
type change struct {
	typ  types.Type // of an expression; nil for statements
	alts []alternative
}

type alternative struct {
	m    *mutant
	text string
}

// collector walks a file and notes its mutants.
type collector struct {
	*source
	info  *types.Info
	base  int // the position of the file's first byte
	stack []ast.Node
	found []*mutant
}

// parent returns the node n levels above the one that is visited.
func (c *collector) parent(n int) ast.Node {
	if i := len(c.stack) - 1 - n; i >= 0 {
		return c.stack[i]
	}
	return nil
}

func (c *collector) span(n ast.Node) span {
	return span{int(n.Pos()) - c.base, int(n.End()) - c.base}
}

func (c *collector) code(n ast.Node) string {
	s := c.span(n)
	return string(c.text[s.from:s.to])
}

// add notes that alt may stand for the text of at.
func (c *collector) add(at span, typ types.Type, op operator, alt string) {
	m := &mutant{
		file: c.name, in: c.function(), op: op,
		line: 1 + countLines(c.text[:at.from]), from: short(string(c.text[at.from:at.to])), to: short(alt),
	}
	c.found = append(c.found, m)
	if c.changes[at] == nil {
		c.changes[at] = &change{typ: typ}
	}
	c.changes[at].alts = append(c.changes[at].alts, alternative{m, alt})
}

func (c *collector) expression(e ast.Expr, op operator, alt string) {
	if t := c.info.TypeOf(e); t != nil {
		c.add(c.span(e), types.Default(t), op, alt)
	}
}

// collect visits the file.
func (c *collector) collect() {
	ast.Inspect(c.ast, func(n ast.Node) bool {
		if n == nil {
			c.stack = c.stack[:len(c.stack)-1]
			return true
		}
		c.stack = append(c.stack, n)
		if c.visit(n) {
			return true
		}
		c.stack = c.stack[:len(c.stack)-1]
		return false
	})
}

// visit notes the mutants of a node, and reports whether to look inside.
func (c *collector) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ArrayType, *ast.StructType, *ast.InterfaceType, *ast.FuncType, *ast.MapType:
		return false
	case *ast.GenDecl:
		return n.Tok == token.VAR
	case *ast.BlockStmt:
		c.statements(n.List)
	case *ast.CaseClause:
		c.statements(n.Body)
		c.clause(n)
	case ast.Expr:
		if c.signature() == nil || c.capacity(n) {
			return c.signature() == nil // a function may stand in a variable
		}
		if c.info.Types[n].Value != nil {
			c.constant(n)
			return false
		}
		c.operation(n)
		if c.condition(n) || c.operand(n) {
			c.negate(n)
		}
	}
	return true
}

// signature returns the type of the function around the node; nil outside.
func (c *collector) signature() *ast.FuncType {
	for _, n := range slices.Backward(c.stack) {
		switch f := n.(type) {
		case *ast.FuncDecl:
			return f.Type
		case *ast.FuncLit:
			return f.Type
		}
	}
	return nil
}

// function names the function around the node, or the variable that holds it.
func (c *collector) function() string {
	for _, n := range c.stack {
		switch d := n.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				return d.Name.Name
			}
			t := d.Recv.List[0].Type
			if s, ok := t.(*ast.StarExpr); ok {
				t = s.X
			}
			return c.code(t) + "." + d.Name.Name
		case *ast.ValueSpec:
			return d.Names[0].Name
		}
	}
	return ""
}

// capacity reports whether an expression only says how much room to make.
func (c *collector) capacity(e ast.Expr) bool {
	call, ok := c.parent(1).(*ast.CallExpr)
	if !ok {
		return false
	}
	switch c.code(call.Fun) {
	case "make":
		_, isMap := c.info.TypeOf(call).Underlying().(*types.Map)
		return len(call.Args) == 3 && call.Args[2] == e || isMap && len(call.Args) == 2 && call.Args[1] == e
	case "slices.Grow":
		return call.Args[1] == e
	}
	return false
}

// swaps are the operators that stand for each other.
var swaps = map[token.Token]struct {
	to token.Token
	op operator
}{
	token.LAND: {token.LOR, connective}, token.LOR: {token.LAND, connective},
	token.EQL: {token.NEQ, equality}, token.NEQ: {token.EQL, equality},
	token.LSS: {token.LEQ, boundary}, token.LEQ: {token.LSS, boundary},
	token.GTR: {token.GEQ, boundary}, token.GEQ: {token.GTR, boundary},
	token.ADD: {token.SUB, arithmetic}, token.SUB: {token.ADD, arithmetic},
	token.MUL: {token.QUO, arithmetic}, token.QUO: {token.MUL, arithmetic}, token.REM: {token.MUL, arithmetic},
	token.AND: {token.OR, arithmetic}, token.OR: {token.AND, arithmetic}, token.XOR: {token.AND, arithmetic},
	token.SHL: {token.SHR, arithmetic}, token.SHR: {token.SHL, arithmetic}, token.AND_NOT: {token.AND, arithmetic},
	token.ADD_ASSIGN: {token.SUB_ASSIGN, arithmetic}, token.SUB_ASSIGN: {token.ADD_ASSIGN, arithmetic},
	token.MUL_ASSIGN: {token.QUO_ASSIGN, arithmetic}, token.QUO_ASSIGN: {token.MUL_ASSIGN, arithmetic},
	token.REM_ASSIGN: {token.MUL_ASSIGN, arithmetic},
	token.AND_ASSIGN: {token.OR_ASSIGN, arithmetic}, token.OR_ASSIGN: {token.AND_ASSIGN, arithmetic},
	token.XOR_ASSIGN: {token.AND_ASSIGN, arithmetic}, token.AND_NOT_ASSIGN: {token.AND_ASSIGN, arithmetic},
	token.SHL_ASSIGN: {token.SHR_ASSIGN, arithmetic}, token.SHR_ASSIGN: {token.SHL_ASSIGN, arithmetic},
	token.INC: {token.DEC, arithmetic}, token.DEC: {token.INC, arithmetic},
}

// swapped is the text of a node with the operator at pos swapped for another.
func (c *collector) swapped(n ast.Node, pos token.Pos, from, to token.Token) string {
	s, at := c.span(n), int(pos)-c.base
	return string(c.text[s.from:at]) + to.String() + string(c.text[at+len(from.String()):s.to])
}

// operation swaps the operator of a binary expression.
func (c *collector) operation(e ast.Expr) {
	b, ok := e.(*ast.BinaryExpr)
	if !ok || b.Op == token.ADD && is(c.info.TypeOf(b.X), types.IsString) {
		return
	}
	s := swaps[b.Op]
	c.expression(b, s.op, c.swapped(b, b.OpPos, b.Op, s.to))
}

// condition reports whether an expression decides where the code goes on.
func (c *collector) condition(e ast.Expr) bool {
	switch p := c.parent(1).(type) {
	case *ast.IfStmt:
		return p.Cond == e
	case *ast.ForStmt:
		return p.Cond == e
	case *ast.CaseClause:
		s, ok := c.parent(3).(*ast.SwitchStmt)
		return ok && s.Tag == nil
	}
	return false
}

// operand reports whether a boolean is one that other booleans are made of, or an
// answer.
func (c *collector) operand(e ast.Expr) bool {
	switch e.(type) {
	case *ast.Ident, *ast.CallExpr, *ast.SelectorExpr, *ast.IndexExpr, *ast.StarExpr:
	default:
		return false
	}
	if !is(c.info.TypeOf(e), types.IsBoolean) {
		return false
	}
	switch p := c.parent(1).(type) {
	case *ast.BinaryExpr:
		return p.Op == token.LAND || p.Op == token.LOR
	case *ast.UnaryExpr:
		return p.Op == token.NOT
	case *ast.ReturnStmt:
		return true
	}
	return false
}

// negate turns a condition, unless a smaller mutant in it is the same.
func (c *collector) negate(e ast.Expr) {
	switch inner := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		return
	case *ast.BinaryExpr:
		if inner.Op == token.EQL || inner.Op == token.NEQ {
			return
		}
	}
	c.expression(e, negate, "!("+c.code(e)+")")
}

// constant moves the whole numbers of a constant expression by one, and flips a
// boolean. A number beside a comparison moves only the way that moving the boundary
// does not.
func (c *collector) constant(e ast.Expr) {
	if id, ok := e.(*ast.Ident); ok {
		switch c.info.Uses[id] {
		case types.Universe.Lookup("true"):
			c.expression(e, flip, "false")
		case types.Universe.Lookup("false"):
			c.expression(e, flip, "true")
		}
		return
	}
	less, more := c.freeWays(e)
	_, index := c.parent(1).(*ast.IndexExpr)
	_, slice := c.parent(1).(*ast.SliceExpr)
	ast.Inspect(e, func(n ast.Node) bool {
		l, ok := n.(*ast.BasicLit)
		if !ok || l.Kind != token.INT {
			return true
		}
		v := constant.MakeFromLiteral(l.Value, l.Kind, 0)
		if less && (constant.Sign(v) != 0 || !index && !slice) {
			c.expression(e, offByOne, c.with(e, l, plus(v, -1)))
		}
		if more {
			c.expression(e, offByOne, c.with(e, l, plus(v, 1)))
		}
		return true
	})
}

// freeWays tells whether a constant that is one lower, or one higher, differs from a
// comparison whose boundary has moved.
func (c *collector) freeWays(e ast.Expr) (less, more bool) {
	b, ok := c.parent(1).(*ast.BinaryExpr)
	if !ok || !is(c.info.TypeOf(e), types.IsInteger) {
		return true, true
	}
	op := b.Op
	if b.X == e { // 5 < x is x > 5
		mirror := map[token.Token]token.Token{token.LSS: token.GTR, token.GTR: token.LSS, token.LEQ: token.GEQ, token.GEQ: token.LEQ}
		if m, ok := mirror[op]; ok {
			op = m
		}
	}
	switch op {
	case token.LSS, token.GEQ: // x < 5 moves to x <= 5, which is x < 6
		return true, false
	case token.GTR, token.LEQ:
		return false, true
	default:
		return true, true
	}
}

// with is the text of e with another text in the place of a part.
func (c *collector) with(e, part ast.Node, text string) string {
	whole, p := c.span(e), c.span(part)
	return string(c.text[whole.from:p.from]) + text + string(c.text[p.to:whole.to])
}

func plus(v constant.Value, d int64) string {
	return constant.BinaryOp(v, token.ADD, constant.MakeInt64(d)).ExactString()
}

func is(t types.Type, info types.BasicInfo) bool {
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&info != 0
}

func countLines(text []byte) (n int) {
	for _, b := range text {
		if b == '\n' {
			n++
		}
	}
	return n
}
