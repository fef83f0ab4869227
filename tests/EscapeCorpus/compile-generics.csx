// attack: has the compiler instantiate types without end
// expect: broken
// says: error CS0146: Circular base type dependency
// compile: sandbox
class A<T> { class B : A<A<A<T>>> { B b; } static void M() { new A<A<T>>.B(); } }
class C<T, U> : C<C<T, U>, C<U, T>> { }
new C<int, string>();
