// attack: says before the build that nothing changed
// expect: broken
// says: OBSH703: .* said Unchanged at pre-chroot
#load "attack.csx"
return new Verdict.Unchanged("nothing changed");
