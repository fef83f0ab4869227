// attack: asks before the build for a result
// expect: broken
// says: OBSH703: .* asked for AddResult at pre-chroot
#load "attack.csx"
File.WriteAllText("/work/x", "x");
return Verdict.With(new AddResult("OTHER", "x", "/work/x"));
