namespace Obs.Hooks.Plugins.Shared;

/// <summary>Settings that are limits in MB: a limit of zero, or one that is negative in bytes, would be none or stop everything.</summary>
internal static class MegabyteSetting
{
    private const long Most = 1 << 20;

    /// <summary>Reads one.</summary>
    /// <param name="settings">The hook's.</param>
    /// <param name="name">The setting's name.</param>
    /// <param name="fallback">MB when it is absent.</param>
    /// <param name="least">MB that it must have; it has 1048576 at most.</param>
    /// <param name="bytes">The limit in bytes; that of <paramref name="fallback"/> when the setting is wrong.</param>
    /// <param name="problem">What was found and what is expected; empty when nothing is wrong.</param>
    /// <returns>Whether it can be used.</returns>
    public static bool TryRead(HookSettings settings, string name, long fallback, long least, out long bytes, out string problem)
    {
        var found = settings.Integer(name, fallback);
        var isGood = found >= least && found <= Most;
        bytes = (isGood ? found : fallback) << 20;
        problem = isGood ? "" : FormattableString.Invariant($"setting {name}: found {found}; expected {least} to {Most} MB");
        return isGood;
    }
}
