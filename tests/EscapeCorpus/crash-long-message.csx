// attack: throws with a message of 64 MB and control characters
// expect: broken
// says: threw
// timeout: 2m
#load "attack.csx"
throw new Exception(new string('\u001b', 100) + new string('y', 16 << 20));
