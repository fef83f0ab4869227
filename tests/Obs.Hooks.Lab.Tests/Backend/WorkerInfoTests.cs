using System.Xml.Linq;

namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary><c>obs-hooks worker info</c> against what a real worker told the real server.</summary>
[Collection(LabCollection.Name)]
public sealed class WorkerInfoTests(LabFixture lab)
{
    [Fact]
    public async Task WorkerInfo_ThisHost_IsWhatItsWorkerToldTheServer()
    {
        await LabFixture.IdleAsync();
        var theirs = XElement.Parse(await lab.Obs.GetAsync($"{ObsClient.Repository}/worker/x86_64:lab:1"));
        var ours = XElement.Parse(LabFixture.Engine("worker", "info", "--id", "lab:1", "--jobs", "2").Succeeded());

        // The server it registered with, and for a worker that has built: for whom.
        foreach (var name in new[] { "registerserver", "ip", "port", "uri" })
        {
            theirs.Attribute(name)?.Remove();
        }

        // Levels came after 2.9.4.
        ours.Descendants("flag").Where(static f => f.Value.StartsWith("x86-64-", StringComparison.Ordinal)).Remove();
        ours.ToString().Should().Be(theirs.ToString());
    }
}
