using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>Compares all plugins of this host, every file of them, with hooks.lock.json, and writes it.</summary>
internal static class PluginLocker
{
    /// <summary>Errors: whatever the engine would refuse, and locked plugins that are not installed.</summary>
    public static LockReport Verify(EngineOptions options)
    {
        var pins = PluginLock.Read(options.ConfigDirectory);
        return Examine(options, pins, pins);
    }

    /// <summary>Locks what is installed now. On any error nothing is written.</summary>
    public static LockReport Update(EngineOptions options)
    {
        var pins = PluginLock.Read(options.ConfigDirectory);
        var report = Examine(options, pins, PluginLock.None(options.ConfigDirectory));
        if (report.Problems.HasErrors)
        {
            return report;
        }

        Directory.CreateDirectory(options.ConfigDirectory);
        PluginLockWriter.Write(
            report.Path,
            report.Entries.Where(static entry => entry.State != LockState.Missing).Select(static entry => entry.Plugin));
        return report with { Written = true };
    }

    /// <param name="options">The host's options.</param>
    /// <param name="pins">What is locked.</param>
    /// <param name="holdAgainst">What makes a difference an error: <paramref name="pins"/>, or nothing before an update.</param>
    private static LockReport Examine(EngineOptions options, PluginLock pins, PluginLock holdAgainst)
    {
        var bag = new DiagnosticBag();
        var notes = new DiagnosticBag();
        var entries = new List<LockEntry>();
        foreach (var plugin in PluginCatalog.Discover(options, notes, holdAgainst))
        {
            var locked = new LockedPlugin(plugin.Manifest.Id, plugin.Manifest.Version, plugin.ManifestDigest);
            entries.Add(new LockEntry(locked, StateOf(locked, pins)));
            if ((plugin.Refusal ?? VerifyFiles(plugin)) is { } refusal)
            {
                bag.Error(refusal.Code, refusal.Location, refusal.Found, refusal.Expected, refusal.Fix);
            }
        }

        bag.AddRange(notes.Where(static note => note.Code == DiagnosticCodes.HiddenPlugin));
        foreach (var locked in pins.Plugins.Where(locked => !entries.Exists(entry => entry.Plugin.Id == locked.Id)))
        {
            entries.Add(new LockEntry(locked, LockState.Missing));
            if (holdAgainst == pins)
            {
                bag.Error(
                    DiagnosticCodes.LockedPluginMissing,
                    new SourceLocation(pins.Path),
                    $"plugin \"{locked.Id}\" {locked.Version}, which is not installed",
                    "installed plugins only",
                    "install it, or run obs-hooks lock --update");
            }
        }

        entries.Sort(static (a, b) => string.CompareOrdinal(a.Plugin.Id, b.Plugin.Id));
        return new LockReport { Path = pins.Path, Existed = pins.Exists, Entries = [.. entries], Problems = bag };
    }

    private static LockState StateOf(LockedPlugin installed, PluginLock pins)
    {
        var locked = pins.Plugins.FirstOrDefault(other => other.Id == installed.Id);
        return locked is null ? LockState.New : locked.Digest == installed.Digest ? LockState.Same : LockState.Changed;
    }

    private static Diagnostic? VerifyFiles(InstalledPlugin plugin)
    {
        try
        {
            PluginVerifier.Verify(plugin);
            return null;
        }
        catch (UntrustedPathException e)
        {
            return e.Diagnostic;
        }
    }
}
