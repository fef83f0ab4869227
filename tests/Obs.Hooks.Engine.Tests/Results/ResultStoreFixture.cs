using Obs.Hooks.CrashHost;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Results;
using Obs.Hooks.Engine.Tests.Journal;
namespace Obs.Hooks.Engine.Tests.Results;

/// <summary>A job with results on disk, and a look for what is left of it.</summary>
public abstract class ResultStoreFixture : IDisposable
{
    private protected static readonly PlannedHook s_hook = ScenarioHook.Create(HookPoint.PostBuild);

    private protected readonly ScenarioDirectory _directory = new();
    private protected readonly JobArea _area;
    private protected readonly BuildJob _job;

    private protected ResultStoreFixture()
    {
        _job = _directory.Files.Job;
        _area = JobArea.Open(_directory.Files.Options, _job);
    }

    public void Dispose()
    {
        _area.Close();
        _area.Dispose();
        _directory.Leftovers().Should().BeEmpty();
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static string Stage(ResultStore store, string name, string content)
    {
        var path = $"{store.CreateStaging(s_hook.Id)}/{name}";
        File.WriteAllText(path, content);
        return path;
    }

    private protected static EffectResult Accept(ResultStore store, params Effect[] effects) =>
        store.Accept(s_hook, [.. effects]);
}
