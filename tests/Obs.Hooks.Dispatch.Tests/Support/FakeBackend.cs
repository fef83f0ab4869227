using System.Globalization;
using Obs.Hooks.Dispatch.Backend;

namespace Obs.Hooks.Dispatch.Tests.Support;

/// <summary>The directories of a backend, with files as its daemons write them.</summary>
internal sealed class FakeBackend : IDisposable
{
    private readonly Scratch _scratch = new();

    public FakeBackend()
    {
        Directory.CreateDirectory(Layout.RunDirectory);
        Directory.CreateDirectory(Path.Combine(Layout.Jobs, "x86_64"));
        foreach (var state in BackendLayout.WorkerStates)
        {
            Directory.CreateDirectory(Path.Combine(Layout.Workers, state));
        }
    }

    public BackendLayout Layout => new(_scratch.Path, _scratch["run"]);

    public Scratch Files => _scratch;

    public void Dispose() => _scratch.Dispose();

    public static string Job(string package) => $"prj::std::{package}-0123456789abcdef0123456789abcdef";

    public string AddJob(string package, string more = "", string arch = "x86_64", int ready = 1_000_000)
    {
        var name = Job(package);
        return _scratch.Write($"jobs/{arch}/{name}", string.Create(CultureInfo.InvariantCulture, $"""
            <buildinfo project="prj" repository="std" package="{package}" srcserver="http://src:5352" reposerver="http://rep:5252">
              <job>{name}</job>
              <arch>{arch}</arch>
              <srcmd5>0123456789abcdef0123456789abcdef</srcmd5>
              <reason>new build</reason>
              <needed>3</needed>
              <readytime>{ready}</readytime>
              <file>{package}.spec</file>
              {more}
              <bdep name="gcc" preinstall="1">
                <path project="evil" />
              </bdep>
              <path project="base" repository="std" />
            </buildinfo>

            """));
    }

    public string SetStatus(string package, string xml) => _scratch.Write($"jobs/x86_64/{Job(package)}:status", xml);

    public string AddWorker(string state, string id, string more = "", string hostArch = "x86_64") =>
        _scratch.Write($"workers/{state}/{hostArch}:{id}", $"""
            <worker hostarch="{hostArch}" ip="10.0.0.1" port="1234" registerserver="http://rep:5252" workerid="{id}">
              <sandbox>chroot</sandbox>
              <linux>
                <version>6.1.0-13</version>
                <flavor>amd64</flavor>
              </linux>
              <hardware>
                <cpu>
                  <flag>sse4_2</flag>
                </cpu>
                <processors>8</processors>
                <jobs>4</jobs>
              </hardware>{more}
            </worker>

            """);
}
