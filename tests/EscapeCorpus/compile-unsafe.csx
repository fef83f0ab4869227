// attack: takes pointers
// expect: broken
// says: error CS0227: 
// compile: sandbox
unsafe { *(int*)0 = 1; }
