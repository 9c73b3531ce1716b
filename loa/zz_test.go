package loa
import ("testing";"time";"crypto/sha256")
func BenchmarkZZ(b *testing.B){
 t:=Draft(Terms{Country:US,Kind:Local,Language:English,Customer:NewCompany("Prairie Bicycle Works LLC"),Losing:Provider{Name:"Heartland Telephone Company"},Gaining:Provider{Name:"Meridian Voice"},CreatedAt:time.Now()}).Terms
 buf:=appendTerms(nil,&t)
 b.Run("append",func(b *testing.B){ b.SetBytes(int64(len(buf))); for b.Loop(){ buf=appendTerms(buf[:0],&t)}})
 b.Run("sha",func(b *testing.B){ b.SetBytes(int64(len(buf)));for b.Loop(){ sha256.Sum256(buf)}})
 b.Run("verb",func(b *testing.B){ b.SetBytes(int64(len(buf)));x:=[]byte(t.Statements[len(t.Statements)-1].Text); for b.Loop(){ isVerbatim(x)}})
 b.Run("time",func(b *testing.B){ x:=time.Now().UTC(); for b.Loop(){ buf=appendInstant(buf[:0],"at",x)}})
}
