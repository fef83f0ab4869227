using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>The libc calls the engine needs and .NET does not offer. Sources: the man pages of the same names.</summary>
internal static partial class Libc
{
    private const string Library = "libc";
}
