struct opt { int a; int b; };
int x(struct opt *o) { return o->a + o->b; }
