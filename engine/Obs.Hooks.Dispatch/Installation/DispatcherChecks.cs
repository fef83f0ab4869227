using Obs.Hooks.Dispatch.Planning;
using Obs.Hooks.Engine.Doctor;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Installation;

/// <summary>Whether bs_dispatch asks the allocation service, and gets an answer.</summary>
internal static class DispatcherChecks
{
    private const string Name = "dispatcher";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="configFiles">BSConfig.pm files in which the shim should be; empty: those of this host, if it is in them.</param>
    public static IEnumerable<HostCheck> Run(IReadOnlyList<string> configFiles)
    {
        foreach (var file in configFiles.Count > 0 ? configFiles : DispatcherInstaller.UsualConfigFiles.Take(1).Where(File.Exists))
        {
            foreach (var check in Check(file, wanted: configFiles.Count > 0))
            {
                yield return check;
            }
        }
    }

    private static IEnumerable<HostCheck> Check(string configFile, bool wanted)
    {
        if (!File.Exists(configFile))
        {
            yield return HostCheck.Fail(Name, $"{configFile}: no such file", "name the backend's BSConfig.pm");
            yield break;
        }

        var shimFile = new BsConfigFile(File.ReadAllBytes(configFile)).ShimFile;
        if (shimFile.Length == 0)
        {
            yield return wanted
                ? HostCheck.Fail(Name, $"{configFile}: not installed", $"obs-hooks install dispatcher --bsconfig {configFile}")
                : HostCheck.Ok(Name, $"{configFile}: not installed");
            yield break;
        }

        if (!File.Exists(shimFile) || !DispatcherShim.IsShim(File.ReadAllText(shimFile)))
        {
            yield return HostCheck.Fail(
                Name, $"{configFile} includes {shimFile}, which is not the dispatcher's shim", "run obs-hooks install dispatcher again");
            yield break;
        }

        yield return CheckShim(configFile, shimFile);
        yield return CheckService(DispatcherShim.Read(File.ReadAllText(shimFile)));
    }

    private static HostCheck CheckShim(string configFile, string shimFile)
    {
        using var file = File.OpenHandle(shimFile);
        var status = FileStatus.Of(file);
        if (status.Owner != 0 || status.WritableByOthers)
        {
            return HostCheck.Fail(Name, $"{shimFile} can be changed by others than root", $"chown root {shimFile}; chmod 644 {shimFile}");
        }

        var settings = DispatcherShim.Read(File.ReadAllText(shimFile));
        if (File.ReadAllText(shimFile) != DispatcherShim.Render(settings))
        {
            return HostCheck.Warn(Name, $"{shimFile} is of another version", "run obs-hooks install dispatcher again");
        }

        var mode = settings.Failure == FailureMode.Open ? "fail-open" : "fail-closed";
        return PerlCheck.Check(configFile, shimFile) is { Length: > 0 } wrong
            ? HostCheck.Fail(Name, $"{configFile}: {wrong}", "run obs-hooks install dispatcher again")
            : HostCheck.Ok(Name, $"{configFile} includes {shimFile} ({mode})");
    }

    private static HostCheck CheckService(DispatcherShimSettings settings)
    {
        string trouble;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var answer = PlanClient.AskAsync(settings.Socket, "plan 1", patience.Token).GetAwaiter().GetResult();
            if (answer.StartsWith("plan 1 ", StringComparison.Ordinal))
            {
                return HostCheck.Ok("allocation service", $"answers at {settings.Socket}");
            }

            trouble = $"{settings.Socket}: {answer.TrimEnd()}";
        }
        catch (IOException e)
        {
            trouble = e.Message;
        }
        catch (OperationCanceledException)
        {
            trouble = $"{settings.Socket}: no answer within {Patience.TotalSeconds} s";
        }

        const string advice = "start obs-hooks allocator serve, or obs-hooks uninstall dispatcher";
        return settings.Failure == FailureMode.Open
            ? HostCheck.Warn("allocation service", $"{trouble}; jobs go to any worker", advice)
            : HostCheck.Fail("allocation service", $"{trouble}; nothing is dispatched", advice);
    }
}
