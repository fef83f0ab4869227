// attack: writes one log line of 64 MB
// expect: ok
// says: xxxx
// timeout: 2m
#load "attack.csx"
Log.Info(new string('x', 16 << 20));
