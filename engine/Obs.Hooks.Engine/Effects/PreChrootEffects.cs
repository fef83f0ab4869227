using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects.Binfmt;
using Obs.Hooks.Engine.Effects.Guests;
using Obs.Hooks.Engine.Effects.Machines;
using Obs.Hooks.Engine.Effects.RootPackages;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Steps;
using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Engine.Effects;

/// <summary>
/// Applies the effects of pre-chroot hooks. The caller's files are never changed: the build gets changed copies from
/// the job area and a changed command line.
/// </summary>
internal sealed class PreChrootEffects
{
    private const string RpmListName = "rpmlist";
    private const string PrjconfName = "prjconf";

    /// <summary>Directory of the job area for packages: those of the engine's own making, and links to others.</summary>
    public const string PackagesName = "packages";

    private readonly JobArea _area;
    private readonly BuildJob _job;
    private readonly PackageEffects _packages;
    private readonly SourceView _sources;
    private readonly RootFileEffects _rootFiles;
    private readonly MachineEffects _machine;
    private readonly MemoryDisk _memoryDisk;
    private readonly GuestKernelEffects _kernel;
    private readonly BuildOptionEffects _options;
    private readonly MountEffects _mounts;
    private readonly BinfmtRegistration _binfmt;
    private readonly GuestBuildEffects _guest;
    private readonly string _buildDirectory;
    private readonly TimeSpan _toolsTimeout;
    private readonly PrjconfEffects _prjconf;
    private readonly ReplacementEffects _replacement;
    private BuildInputs _inputs;

    /// <param name="area">The job's area.</param>
    /// <param name="job">The job.</param>
    /// <param name="options">Settings of the host.</param>
    /// <param name="buildDirectory">Where the real build's code is.</param>
    /// <param name="binfmtDirectory">Where the kernel's binfmt_misc is mounted.</param>
    public PreChrootEffects(
        JobArea area,
        BuildJob job,
        EngineOptions options,
        string buildDirectory = "",
        string binfmtDirectory = BinfmtRegistration.KernelDirectory)
    {
        _area = area;
        _job = job;
        _inputs = new BuildInputs { Arguments = new BuildArguments(job.Arguments) };
        var mounts = new AreaMounts(area);
        _packages = new PackageEffects(job, $"{area.Directory}/{PackagesName}");
        _sources = new SourceView(area, job, mounts);
        _rootFiles = new RootFileEffects(area, job, _packages);
        _memoryDisk = new MemoryDisk(area, job, mounts);
        _machine = new MachineEffects(job, _memoryDisk);
        _kernel = new GuestKernelEffects(area, job, _packages);
        _options = new BuildOptionEffects(job, _machine);
        _mounts = new MountEffects(area, mounts);
        _binfmt = new BinfmtRegistration(area, job, mounts, options, buildDirectory, binfmtDirectory);
        _guest = new GuestBuildEffects(area, job, mounts);
        _buildDirectory = buildDirectory;
        _toolsTimeout = options.ToolsTimeout;
        _prjconf = new PrjconfEffects(job);
        _replacement = new ReplacementEffects(options);
    }

    /// <summary>The command line of the real build.</summary>
    public ImmutableArray<string> BuildArguments => _inputs.Arguments.Words;

    /// <summary>How the real build is to be started.</summary>
    public BuildStart Start() => new(BuildArguments)
    {
        Namespace = _binfmt.CommandFor(_inputs),
        Environment = _inputs.Environment,
    };

    /// <summary>Paths of mounts and tools roots by name.</summary>
    public ImmutableDictionary<string, string> Mounts => _inputs.Mounts;

    /// <summary>What is done instead of the real build, if anything.</summary>
    public BuildReplacement? Replacement => _inputs.Replacement;

    /// <summary>What builds in the guest, if a hook does.</summary>
    public BuildInGuest? Guest => _inputs.Guest;

    /// <summary>Interpreters for this job alone, which a replaced build has in its sandbox.</summary>
    public ImmutableArray<RegisterBinfmt> Interpreters => [.. _inputs.Binfmt.Where(static e => e.Scope == BinfmtScope.Job)];

    /// <summary>Told what takes its time, one line at a time.</summary>
    public Action<string> Say { get; init; } = static _ => { };

    /// <summary>Takes away what only the build needed.</summary>
    /// <exception cref="IOException">It is still there.</exception>
    public void BuildEnded() => _memoryDisk.Release(_inputs);

    /// <summary>Applies the effects of one verdict, all or none.</summary>
    /// <param name="hook">Whose verdict.</param>
    /// <param name="effects">What it asks for.</param>
    /// <param name="cancellationToken">Cancelled when the job is killed: what is not applied by then is refused.</param>
    /// <exception cref="EngineException">The host cannot have what the guest's root is made of.</exception>
    public EffectResult Apply(PlannedHook hook, ImmutableArray<Effect> effects, CancellationToken cancellationToken = default)
    {
        var lines = effects.Select(EffectText.Describe).ToImmutableArray();
        var refusals = new RefusalList(hook);
        var mark = _area.Journal.LastId;
        var notes = _inputs.Notes.Length;
        try
        {
            var inputs = PlanAll(hook, effects, refusals);
            if (refusals.IsEmpty)
            {
                CarryOutAll(inputs, effects, cancellationToken);
            }
        }
        catch (IOException e)
        {
            refusals.Add(DiagnosticCodes.EffectFailed, e.Message, "an effect that this host can apply");
            UndoAfter(mark, refusals);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            refusals.Add(DiagnosticCodes.EffectFailed, "the end of the job, which was killed", "a job that goes on");
            UndoAfter(mark, refusals);
        }

        return new EffectResult([.. lines, .. _inputs.Notes.Skip(notes)], refusals.ToImmutable());
    }

    private void UndoAfter(long mark, RefusalList refusals)
    {
        foreach (var problem in _area.Journal.UndoAfter(mark))
        {
            refusals.Add(DiagnosticCodes.UndoFailed, problem, "an effect that can be undone");
        }
    }

    private BuildInputs PlanAll(PlannedHook hook, ImmutableArray<Effect> effects, RefusalList refusals)
    {
        var inputs = _inputs;
        foreach (var effect in effects)
        {
            if (refusals.CheckAllowed(effect, HookPoint.PreChroot))
            {
                inputs = effect is ReplaceBuild replacement
                    ? _replacement.Plan(inputs, hook, replacement, refusals)
                    : Plan(inputs, effect, refusals);
            }
        }

        return inputs;
    }

    private BuildInputs Plan(BuildInputs inputs, Effect effect, RefusalList refusals)
    {
        switch (effect)
        {
            case AddPackage e:
                return _packages.Plan(inputs, e, refusals);
            case SetBuildOption e:
                return _options.Plan(inputs, e, refusals);
            case AppendPrjconf e:
                return _prjconf.Plan(inputs, e, refusals);
            case AddSource e:
                return _sources.Plan(inputs, e, refusals);
            case AddRootFile e:
                return _rootFiles.Plan(inputs, e, refusals);
            case SetMachine e:
                return _machine.Plan(inputs, e, refusals);
            case SetGuestKernel e:
                return _kernel.Plan(inputs, e, refusals);
            case BuildInGuest e:
                return _guest.Plan(inputs, e, refusals);
            case UseToolsRoot e:
                return _mounts.Plan(inputs, e, refusals);
            case Mount e:
                return _mounts.Plan(inputs, e, refusals);
            case RegisterBinfmt e:
                return _binfmt.Plan(inputs, e, refusals);
            default:
                return inputs;
        }
    }

    private void CarryOutAll(BuildInputs inputs, ImmutableArray<Effect> effects, CancellationToken cancellationToken)
    {
        foreach (var effect in effects)
        {
            CarryOut(inputs, effect);
        }

        if (inputs.Guest is { } guest && _inputs.Guest is null)
        {
            RootImage.Ensure(guest.Root, _toolsTimeout, Say, cancellationToken);
            inputs = _guest.Apply(inputs, _buildDirectory);
        }

        _inputs = WriteFiles(_binfmt.Apply(inputs, _inputs.Binfmt.Length, cancellationToken));
    }

    private void CarryOut(BuildInputs inputs, Effect effect)
    {
        switch (effect)
        {
            case AddSource e:
                _sources.Apply(e);
                break;
            case AddRootFile e:
                _rootFiles.Apply(inputs, e);
                break;
            case SetMachine { DiskInMemory: true } e:
                _memoryDisk.Apply(inputs, e);
                break;
            case UseToolsRoot e:
                _mounts.Apply(e);
                break;
            case Mount e:
                _mounts.Apply(e);
                break;
            default:
                // Interpreters are registered together. All others only change the build's command line and files.
                break;
        }
    }

    /// <summary>Writes the changed copies. They need no journal: they go with the area, and the caller's stay as they are.</summary>
    private BuildInputs WriteFiles(BuildInputs inputs)
    {
        var arguments = inputs.Arguments;
        if (inputs.RpmList is { } list && list != _inputs.RpmList)
        {
            _area.Handle.WriteFile(RpmListName, Encoding.UTF8.GetBytes(list.ToString()));
            arguments = arguments.With("--rpmlist", $"{_area.Directory}/{RpmListName}");
        }

        if (inputs.PrjconfLines.Length > _inputs.PrjconfLines.Length)
        {
            var text = PrjconfText.Append(_job.Prjconf, inputs.PrjconfLines);
            _area.Handle.WriteFile(PrjconfName, Encoding.UTF8.GetBytes(text));
            arguments = arguments.With("--dist", $"{_area.Directory}/{PrjconfName}");
        }

        WritePackages(inputs);
        if (inputs.LoosePackages.Count > _inputs.LoosePackages.Count)
        {
            using var packages = _area.Handle.CreateDirectory(PackagesName);
            foreach (var (name, path) in inputs.LoosePackages)
            {
                if (packages.StatIfExists(name) is null && Libc.SymlinkAt(path, packages.Handle, name) != 0)
                {
                    throw NativeException.Last($"cannot create {packages.Path}/{name}");
                }
            }
        }

        return inputs with { Arguments = arguments };
    }

    /// <summary>Those of the engine's own making.</summary>
    private void WritePackages(BuildInputs inputs)
    {
        if (inputs.RootFiles.Count > _inputs.RootFiles.Count)
        {
            using var packages = _area.Handle.CreateDirectory(PackagesName);
            _rootFiles.Write(inputs, packages);
        }

        if (inputs.GuestKernel.Length > _inputs.GuestKernel.Length)
        {
            using var packages = _area.Handle.CreateDirectory(PackagesName);
            _kernel.Write(inputs, packages);
        }
    }
}
