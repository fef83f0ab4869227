// attack: has the compiler try every type of nested lambdas
// expect: broken
// says: error CS1061: |the compiler was ended after|the compiler died: ended by signal
// compile: sandbox
int M(Func<int, int> f) => 0; int M(Func<string, int> f) => 0; int M(Func<long, int> f) => 0;
M(a => M(b => M(c => M(d => M(e => M(f => M(g => M(h => M(i => M(j => M(k => a.Missing()))))))))))));
