// attack: overflows its stack
// expect: broken
// says: OBSH723
// timeout: 2m
#load "attack.csx"
int Deeper(int n) => Deeper(n + 1) + 1;
Deeper(0);
