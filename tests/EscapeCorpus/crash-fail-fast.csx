// attack: ends the process
// expect: broken
// says: OBSH723
#load "attack.csx"
Environment.FailFast("now");
