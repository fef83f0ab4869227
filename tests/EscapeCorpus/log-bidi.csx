// attack: turns the text around
// expect: ok
// says: visible
#load "attack.csx"
Log.Info("visible \u202e\u2066\u200b\ufeff\u0000\u2028\u2029 text");
