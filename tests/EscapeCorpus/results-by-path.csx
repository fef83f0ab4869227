// attack: asks the broker for files that are no results
// point: post-build
// expect: ok
// says: blocked: dots
#load "attack.csx"
Try("absolute", () => Results.OpenRead(new ResultFile("/etc", "shadow", 1)));
Try("dots", () => Results.OpenRead(new ResultFile("../../..", ".build.log", 1)));
Try("name", () => Results.OpenRead(new ResultFile("OTHER", "../../../.build.log", 1)));
Try("unknown", () => Results.OpenRead(new ResultFile("OTHER", "none", 1)));
