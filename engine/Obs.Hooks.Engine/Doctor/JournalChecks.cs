using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Engine.Doctor;

/// <summary>What engines that were killed have left to undo.</summary>
internal static class JournalChecks
{
    private const string Name = "journals";

    public static HostCheck Run(EngineOptions options)
    {
        try
        {
            using var jobs = AreaDirectories.OpenIfExists(options);
            if (jobs is null)
            {
                return HostCheck.Ok(Name, "no job has run here since the host started");
            }

            var dead = new List<string>();
            var alive = 0;
            foreach (var key in Directory.GetDirectories(jobs.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal))
            {
                using var area = jobs.OpenDirectoryIfExists(key!);
                if (area is null)
                {
                    continue;
                }

                // Free to take: its engine is dead. Given back at once.
                using var taken = AreaLock.TryTake(area, out _);
                if (taken is null)
                {
                    alive++;
                }
                else
                {
                    dead.Add(key!);
                }
            }

            return dead.Count == 0
                ? HostCheck.Ok(Name, $"{alive} jobs running, nothing left over")
                : HostCheck.Warn(
                    Name,
                    $"{dead.Count} jobs whose engine was killed: {string.Join(", ", dead)}",
                    "obs-hooks recover, or wait: the next job undoes them first");
        }
        catch (EngineException e)
        {
            return HostCheck.Fail(Name, e.Message, "mend the state directory");
        }
        catch (IOException e)
        {
            return HostCheck.Fail(Name, e.Message, "run doctor as the user of the engine");
        }
    }
}
