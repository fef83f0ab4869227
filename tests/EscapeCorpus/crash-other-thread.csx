// attack: throws on a thread that nobody waits for
// expect: broken
// says: OBSH723
#load "attack.csx"
new Thread(() => throw new InvalidOperationException("elsewhere")).Start();
Hang();
