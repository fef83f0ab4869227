// attack: overwrites what another hook said
// expect: ok
// says: visible
#load "attack.csx"
Log.Info("[hook me] visible\r[hook other] forged");
Console.Write("visible\r[hook other] forged\n");
