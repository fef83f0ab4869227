// attack: says before the build that nothing changed
// expect: broken
// says: OBSH703|post-build
#load "attack.csx"
return new Verdict.Unchanged("nothing changed");
