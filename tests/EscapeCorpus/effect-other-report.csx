// attack: replaces the report of the hook before it
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.AttachReport("earlier.json", "forged");
