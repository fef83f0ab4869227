// attack: adds files that the server takes for its own
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.AttachReport("_statistics", "forged");
Effects.AttachReport("_slsa_provenance.json", "forged");
Effects.AddResult("OTHER", ":full.solv", "forged");
