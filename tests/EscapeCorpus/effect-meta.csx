// attack: replaces the list of what the package was built from
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.AddResult(".", "meta", "forged");
