// attack: takes pointers
// expect: broken
// says: CS0227|OBSH
// compile: sandbox
unsafe { *(int*)0 = 1; }
