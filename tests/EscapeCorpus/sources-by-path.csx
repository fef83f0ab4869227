// attack: asks the broker for files that are no sources
// expect: ok
// says: blocked: dots
#load "attack.csx"
Try("absolute", () => Sources.ReadText("/etc/shadow"));
Try("dots", () => Sources.ReadText("../root/.build.log"));
Try("dot", () => Sources.OpenRead("."));
Try("dotdot", () => Sources.OpenRead(".."));
Try("empty", () => Sources.OpenRead(""));
Try("link", () => Sources.ReadText("link-to-shadow"));
Try("pipe", () => Sources.OpenRead("pipe"));
Try("long", () => Sources.OpenRead(new string('x', 5000)));
