// attack: asks for ten thousand effects
// point: post-build
// expect: broken
// says: OBSH722
#load "attack.csx"
for (var i = 0; i < 10_000; i++)
{
    Effects.Warn("x");
}
