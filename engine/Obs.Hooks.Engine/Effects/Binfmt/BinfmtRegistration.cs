using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Engine.Effects.Binfmt;

/// <summary>
/// <see cref="RegisterBinfmt"/>: each scope has its own place. binfmt_misc of the host is everybody's, and of two entries
/// with the same magic the last one wins, for other jobs too: hence only with <c>allowHostBinfmt</c>.
/// </summary>
internal sealed class BinfmtRegistration(
    JobArea area, BuildJob job, AreaMounts mounts, EngineOptions options, string buildDirectory, string registry)
{
    public const string KernelDirectory = "/proc/sys/fs/binfmt_misc";

    private readonly JobNamespace _namespace = new(area, job);
    private readonly GuestBinfmt _guest = new(area, mounts);

    public BuildInputs Plan(BuildInputs inputs, RegisterBinfmt effect, RefusalList refusals)
    {
        var before = refusals.Count;
        BinfmtCheck.CheckScope(effect, job, options.AllowHostBinfmt, refusals);
        BinfmtCheck.CheckText(effect, refusals);
        return refusals.Count > before ? inputs : WithMachine(inputs, effect) with { Binfmt = inputs.Binfmt.Add(effect) };
    }

    /// <summary>Registers what is new.</summary>
    /// <param name="inputs">What is planned.</param>
    /// <param name="known">How many registrations of it are in force.</param>
    /// <param name="cancellationToken">Ends the waiting for other engines.</param>
    /// <exception cref="IOException">The kernel refused.</exception>
    public BuildInputs Apply(BuildInputs inputs, int known, CancellationToken cancellationToken)
    {
        if (inputs.Binfmt.Length == known)
        {
            return inputs;
        }

        var wanted = inputs.Binfmt;
        inputs = WithJobNamespace(inputs);
        if (Of(inputs, BinfmtScope.Guest) is { IsEmpty: false } guests)
        {
            inputs = inputs with { Environment = inputs.Environment.SetItem("BUILD_DIR", _guest.Apply(buildDirectory, guests)) };
        }

        for (var i = 0; i < wanted.Length; i++)
        {
            // Those that were to be the job's own are the host's now, earlier ones too.
            if (inputs.Binfmt[i].Scope == BinfmtScope.Host && (i >= known || wanted[i].Scope != BinfmtScope.Host))
            {
                Register(inputs.Binfmt[i], cancellationToken);
            }
        }

        return inputs;
    }

    /// <summary>What starts the build, see <see cref="BuildStart.Namespace"/>.</summary>
    public ImmutableArray<string> CommandFor(BuildInputs inputs) =>
        Of(inputs, BinfmtScope.Job).IsEmpty ? [] : _namespace.CommandFor(inputs.Arguments);

    private BuildInputs WithMachine(BuildInputs inputs, RegisterBinfmt effect) =>
        effect.Scope == BinfmtScope.Guest && job.VmType == "qemu" ? GuestMachine.OfTheHost(inputs) : inputs;

    private BuildInputs WithJobNamespace(BuildInputs inputs)
    {
        var own = Of(inputs, BinfmtScope.Job);
        if (own.IsEmpty)
        {
            return inputs;
        }

        try
        {
            _namespace.Prepare([.. own.Select(static e => BinfmtLine.Of(e.Name, e))]);
            return inputs;
        }
        catch (IOException e) when (options.AllowHostBinfmt)
        {
            return inputs with
            {
                Binfmt = [.. inputs.Binfmt.Select(static b => b.Scope == BinfmtScope.Job ? b with { Scope = BinfmtScope.Host } : b)],
                Notes = inputs.Notes.Add($"binfmt for the whole host (allowHostBinfmt): {e.Message}"),
            };
        }
        catch (IOException e)
        {
            throw new IOException(
                $"interpreters for this job alone are not possible: {e.Message}; use Linux 6.7 or later, build in a virtual "
                + "machine, or set allowHostBinfmt in the host's engine.json",
                e);
        }
    }

    private void Register(RegisterBinfmt effect, CancellationToken cancellationToken)
    {
        var name = BinfmtLine.HostNameOf(effect);
        var id = area.Journal.Begin(new BinfmtEntry(registry, name));
        new HostBinfmt(HostBinfmt.LedgerOf(area.Directory), registry).Add(name, BinfmtLine.Of(name, effect), area.Key, cancellationToken);
        area.Journal.Step("registered");
        area.Journal.Complete(id);
    }

    private static ImmutableArray<RegisterBinfmt> Of(BuildInputs inputs, BinfmtScope scope) =>
        [.. inputs.Binfmt.Where(e => e.Scope == scope)];
}
