// attack: writes where nothing is
// expect: broken
// says: OBSH723
#load "attack.csx"
using System.Runtime.InteropServices;
Marshal.WriteByte(new IntPtr(0x7000_0000_0000), 1);
