using System.Diagnostics;
using System.Text;
using Obs.Hooks.Dispatch.Tests.Support;

namespace Obs.Hooks.Dispatch.Tests.Installation;

/// <summary>Perl with a BSConfig.pm, asked what bs_dispatch would ask.</summary>
internal sealed class FakeDispatcher : IDisposable
{
    private readonly Process _perl;
    private readonly StringBuilder _errors = new();

    public FakeDispatcher(string configDirectory)
    {
        var start = new ProcessStartInfo(
            "perl", ["-w", "-I", configDirectory, Path.Combine(AppContext.BaseDirectory, "Installation/bs_dispatch")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _perl = Process.Start(start)!;
        _perl.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(line.Data);
            }
        };
        _perl.BeginErrorReadLine();
    }

    /// <summary>What it said to its log; complete after <see cref="End"/>.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    public bool Loop(string job, string worker) => Ask("loop", job, worker);

    public bool Check(string job, string worker) => Ask("check", job, worker);

    public int End()
    {
        _perl.StandardInput.Close();
        _perl.WaitForExit();
        return _perl.ExitCode;
    }

    public void Dispose()
    {
        _perl.Kill();
        _perl.Dispose();
    }

    private bool Ask(string from, string job, string worker)
    {
        var colon = worker.IndexOf(':', StringComparison.Ordinal);
        _perl.StandardInput.WriteLine($"{from} x86_64 {FakeBackend.Job(job)} {worker[..colon]} {worker[(colon + 1)..]}");
        _perl.StandardInput.Flush();
        return _perl.StandardOutput.ReadLine() switch
        {
            "yes" => true,
            "no" => false,
            var other => throw new InvalidOperationException($"Perl said {other}: {Errors}"),
        };
    }
}
