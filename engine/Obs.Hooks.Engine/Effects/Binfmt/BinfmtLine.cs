using System.Globalization;
using System.Text;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Engine.Effects.Binfmt;

/// <summary>What is written to <c>register</c>.</summary>
internal static class BinfmtLine
{
    /// <summary>The prefix of what the engine registers with the host.</summary>
    public const string HostPrefix = "obs-hooks-";

    public static string Of(string name, RegisterBinfmt effect) =>
        $":{name}:M::{effect.Magic}:{effect.Mask}:{effect.Interpreter}:{effect.Flags}";

    /// <summary>The name on the host: the same for all jobs that want exactly the same, and no other's.</summary>
    public static string HostNameOf(RegisterBinfmt effect) =>
        $"{HostPrefix}{effect.Name}-{Hash(Of(effect.Name, effect)).ToString("x16", CultureInfo.InvariantCulture)}";

    /// <summary>FNV-1a; who may register may register anything, so nobody gains from a collision.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 1099511628211UL);
        }

        return hash;
    }
}
