// attack: sleeps for ever
// expect: broken
// says: OBSH702
// timeout: 1s
#load "attack.csx"
Hang();
