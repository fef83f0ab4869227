// attack: has a pattern backtrack for ever
// expect: broken
// says: OBSH702
// timeout: 1s
#load "attack.csx"
System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40) + "!", "^(a+)+$");
