package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// statements notes what may happen to the statements of a list.
func (c *collector) statements(list []ast.Stmt) {
	for _, s := range list {
		at := c.span(s)
		if c.removable(s) {
			c.add(at, nil, removal, "")
		}
		switch s := s.(type) {
		case *ast.AssignStmt:
			if swap, ok := swaps[s.Tok]; ok && !is(c.info.TypeOf(s.Lhs[0]), types.IsString) {
				c.add(at, nil, swap.op, c.swapped(s, s.TokPos, s.Tok, swap.to))
			}
		case *ast.IncDecStmt:
			swap := swaps[s.Tok]
			c.add(at, nil, swap.op, c.swapped(s, s.TokPos, s.Tok, swap.to))
		case *ast.ReturnStmt:
			if text := c.zeros(s); text != "" {
				c.add(at, nil, zero, text)
			}
		}
	}
}

// removable reports whether a statement does something that can be left out. A panic
// cannot: it stands where the code must not go on.
func (c *collector) removable(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.ExprStmt:
		return !c.panics(s)
	case *ast.AssignStmt:
		return s.Tok != token.DEFINE && slices.ContainsFunc(s.Lhs, func(e ast.Expr) bool { return c.code(e) != "_" })
	case *ast.IncDecStmt, *ast.DeferStmt, *ast.SendStmt:
		return true
	case *ast.BranchStmt:
		return s.Tok == token.BREAK || s.Tok == token.CONTINUE
	}
	return false
}

func (c *collector) panics(s ast.Stmt) bool {
	e, ok := s.(*ast.ExprStmt)
	if !ok {
		return false
	}
	call, ok := e.X.(*ast.CallExpr)
	return ok && c.code(call.Fun) == "panic"
}

// zeros is the return of zero values in the place of others; "" where the values are
// zero already, or where another mutant is the same.
func (c *collector) zeros(s *ast.ReturnStmt) string {
	fn := c.signature()
	if len(s.Results) == 0 || fn.Results == nil || c.allZero(s.Results) {
		return ""
	}
	if len(s.Results) == 1 && c.info.Types[s.Results[0]].Value != nil && is(c.info.TypeOf(s.Results[0]), types.IsBoolean) {
		return "" // flipped
	}
	var zeros []string
	for _, f := range fn.Results.List {
		for range max(1, len(f.Names)) {
			zeros = append(zeros, zeroOf(c.info.TypeOf(f.Type), c.code(f.Type)))
		}
	}
	return "return " + strings.Join(zeros, ", ")
}

func zeroOf(t types.Type, name string) string {
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return "*new(" + name + ")"
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			return "false"
		case u.Info()&types.IsString != 0:
			return `""`
		default:
			return "0"
		}
	case *types.Struct, *types.Array:
		return name + "{}"
	default:
		return "nil"
	}
}

func (c *collector) allZero(results []ast.Expr) bool {
	for _, r := range results {
		tv := c.info.Types[r]
		switch {
		case tv.IsNil():
		case tv.Value != nil && isZero(tv.Value):
		default:
			lit, ok := r.(*ast.CompositeLit)
			if !ok || len(lit.Elts) > 0 {
				return false
			}
			switch tv.Type.Underlying().(type) {
			case *types.Struct, *types.Array:
			default:
				return false
			}
		}
	}
	return true
}

func isZero(v constant.Value) bool {
	switch v.Kind() {
	case constant.Bool:
		return !constant.BoolVal(v)
	case constant.String:
		return constant.StringVal(v) == ""
	default:
		return constant.Sign(v) == 0
	}
}

// clause empties a case. One that ends the function is covered by what it returns,
// one of a single statement by that statement.
func (c *collector) clause(n *ast.CaseClause) {
	if len(n.Body) == 0 || len(n.Body) == 1 && c.removable(n.Body[0]) {
		return
	}
	last := n.Body[len(n.Body)-1]
	switch last.(type) {
	case *ast.ReturnStmt, *ast.BranchStmt:
		return
	}
	if c.panics(last) {
		return
	}
	c.add(span{c.span(n.Body[0]).from, c.span(last).to}, nil, caseDrop, "")
}
