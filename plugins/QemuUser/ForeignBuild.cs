using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Qemu;

namespace Obs.Hooks.Plugins.QemuUser;

/// <summary>One job for a foreign architecture: what it needs, or what is in its way.</summary>
/// <param name="context">The job.</param>
/// <param name="host">The host's architecture.</param>
internal sealed class ForeignBuild(PreChrootContext context, string host)
{
    private readonly BuildJob _job = context.Job;

    public async Task<Verdict> PrepareAsync(CancellationToken cancellationToken)
    {
        // build takes a list too: x86_64:amd64.
        var arch = _job.Arch.Split(':')[0];
        if (arch.Length == 0 || Architectures.IsNative(host, arch))
        {
            return new Verdict.Skipped($"{host} runs {(arch.Length == 0 ? host : arch)} itself");
        }

        if (_job.Packages.Any(static p => p.Uses.HasFlag(PackageUses.Sysroot)))
        {
            return new Verdict.Skipped("a cross build with a sysroot: the root is of the host's architecture");
        }

        if (Architectures.InterpreterOf(arch) is not { } interpreter)
        {
            return new Verdict.HostFailure(
                $"{Codes.UnknownArchitecture}: found the architecture '{arch}'; expected one that qemu runs: {string.Join(' ', Architectures.Known)}; take it from the worker's --arch");
        }

        if (ProblemOfSettings() is { } problem)
        {
            return new Verdict.HookError($"{Codes.BadSetting}: {problem}");
        }

        if (_job.RootIsDirectory && context.Settings.Switch("registered", fallback: true)
            && RegisteredHandlers.Find(interpreter) is { } registered)
        {
            context.Log.Info($"{arch} programs are run by {registered}, which is registered with this host");
            return Verdict.Ok.Nothing;
        }

        var (emulator, wrong) = await Emulator.CheckAsync(PathOf(interpreter), interpreter, context.Processes, cancellationToken).ConfigureAwait(false);
        return emulator is null ? new Verdict.HostFailure(wrong) : Prepare(arch, interpreter, emulator);
    }

    private Verdict Prepare(string arch, Interpreter interpreter, Emulator emulator)
    {
        var scope = Scope();
        var native = new NativePackages(context);
        if (scope == BinfmtScope.Guest && native.ProblemOfGuest(emulator.Path) is { } problem)
        {
            return new Verdict.HostFailure(problem);
        }

        var packages = native.Effects(scope == BinfmtScope.Guest);
        new BuildRecord(arch, emulator, scope, packages).Write(context);
        context.Log.Info($"{arch} programs are run by qemu-{interpreter.Target} {emulator.Version} ({emulator.Path})");
        if (!packages.IsEmpty)
        {
            context.Log.Info($"packages of {host}: {string.Join(' ', packages.Select(static p => p.Name))}");
        }

        var path = scope == BinfmtScope.Guest ? GuestPath(emulator.Path) : emulator.Path;
        return Verdict.With(
        [
            .. packages,
            new RegisterBinfmt(interpreter.Target, interpreter.Magic, interpreter.Mask, path, Interpreters.Flags) { Scope = scope },
        ]);
    }

    /// <summary>A container has no namespace of ours around it: what runs in it asks the host's kernel.</summary>
    private BinfmtScope Scope() =>
        !_job.RootIsDirectory ? BinfmtScope.Guest
        : _job.VmType != "chroot" || context.Settings.Text("scope", "job") == "host" ? BinfmtScope.Host
        : BinfmtScope.Job;

    /// <summary>The host's own only where there is no tools root: what a tools root has is known by its digest.</summary>
    private string PathOf(Interpreter interpreter)
    {
        var given = context.Settings.Text("emulator");
        var root = context.Tools?.Directory ?? "/";
        return given.Length > 0
            ? given
            : Emulator.Find(root, interpreter) ?? Emulator.Candidates(root, interpreter).First();
    }

    /// <summary>The guest has the packages that the tools root was made of, and so the same paths.</summary>
    private string GuestPath(string path) => path[context.Tools!.Directory.TrimEnd('/').Length..];

    private string? ProblemOfSettings() =>
        !WordSetting.TryRead(context.Settings, "scope", ["job", "host"], "job", out _, out var problem)
        || !WordSetting.TryRead(context.Settings, "preinstall", ["host", "target"], "host", out _, out problem) ? problem
        : context.Settings.Text("emulator") is { Length: > 0 } path && !path.StartsWith('/') ? $"setting emulator: found \"{path}\"; expected an absolute path"
        : null;
}
