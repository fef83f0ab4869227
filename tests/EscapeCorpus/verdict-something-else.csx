// attack: returns what is no verdict
// expect: broken
// says: expected nothing
#load "attack.csx"
return new { Ok = true };
