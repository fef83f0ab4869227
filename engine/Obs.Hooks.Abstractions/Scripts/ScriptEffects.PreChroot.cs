using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Scripts;

/// <content>Requests before the chroot, virtual machine or container starts.</content>
public sealed partial class ScriptEffects
{
    /// <summary>Installs one more binary package in the build root. Capability <c>packages</c>.</summary>
    /// <param name="name">Package name as the package manager knows it.</param>
    /// <param name="path">Absolute path of the file on the host, in a directory that policy allows; or the name of a source.</param>
    /// <param name="uses">How it is used.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PreChroot"/>.</exception>
    public void AddPackage(string name, string path, PackageUses uses = PackageUses.Install) =>
        Add(nameof(AddPackage), new AddPackage(name, path) { Uses = uses });

    /// <summary>Adds an option to the command line of <c>build</c>. Capability <c>build-options</c>.</summary>
    /// <param name="option">The option with its dashes, for example <c>--jobs</c>.</param>
    /// <param name="value">Its argument, or null for an option without one.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PreChroot"/>.</exception>
    public void SetBuildOption(string option, string? value = null) =>
        Add(nameof(SetBuildOption), new SetBuildOption(option, value));

    /// <summary>Adds a text file to the sources of this build. Capability <c>sources</c>.</summary>
    /// <param name="name">File name without directory.</param>
    /// <param name="text">Its content, written as UTF-8.</param>
    /// <param name="replace">Whether an existing source of this name may be replaced.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PreChroot"/>.</exception>
    public void AddSource(string name, string text, bool replace = false) =>
        Add(nameof(AddSource), new AddSource(name, Keep(text)) { Replace = replace });

    /// <summary>Adds a file to the sources of this build. Capability <c>sources</c>.</summary>
    /// <param name="name">File name without directory.</param>
    /// <param name="content">Its content.</param>
    /// <param name="replace">Whether an existing source of this name may be replaced.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PreChroot"/>.</exception>
    public void AddSource(string name, ReadOnlySpan<byte> content, bool replace = false) =>
        Add(nameof(AddSource), new AddSource(name, Keep(content)) { Replace = replace });

    /// <summary>Puts a text file into the build root, at a path that no package of the root has. Capability <c>root-files</c>.</summary>
    /// <param name="path">Absolute path in the root, see <see cref="Effects.AddRootFile"/>.</param>
    /// <param name="text">Its content, written as UTF-8.</param>
    /// <param name="executable">Whether it can be run.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PreChroot"/>.</exception>
    public void AddRootFile(string path, string text, bool executable = false) =>
        Add(nameof(AddRootFile), new AddRootFile(path, Keep(text)) { Executable = executable });

    /// <summary>Puts a file into the build root, at a path that no package of the root has. Capability <c>root-files</c>.</summary>
    /// <param name="path">Absolute path in the root, see <see cref="Effects.AddRootFile"/>.</param>
    /// <param name="content">Its content.</param>
    /// <param name="executable">Whether it can be run.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PreChroot"/>.</exception>
    public void AddRootFile(string path, ReadOnlySpan<byte> content, bool executable = false) =>
        Add(nameof(AddRootFile), new AddRootFile(path, Keep(content)) { Executable = executable });

    /// <summary>Changes disk, memory and file system of the virtual machine. Capability <c>machine</c>.</summary>
    /// <param name="machine">What to change.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PreChroot"/>.</exception>
    public void SetMachine(SetMachine machine) => Add(nameof(SetMachine), machine);

    /// <summary>Appends lines to the project configuration that <c>build</c> reads. Capability <c>prjconf</c>.</summary>
    /// <param name="lines">Lines without line ends. They cannot open a <c>%if</c> or <c>Macros:</c> block.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PreChroot"/>.</exception>
    public void AppendPrjconf(params ReadOnlySpan<string> lines) =>
        Add(nameof(AppendPrjconf), new AppendPrjconf(lines.ToImmutableArray()));

    /// <summary>Makes a directory tree with host tools available to this and later hooks. Capability <c>tools-roots</c>.</summary>
    /// <param name="name">Name under which later hooks find it: lower-case letters, digits and dashes.</param>
    /// <param name="directory">Absolute path of the tree on the host.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PreChroot"/>.</exception>
    public void UseToolsRoot(string name, string directory) =>
        Add(nameof(UseToolsRoot), new UseToolsRoot(name, directory));

    /// <summary>Registers an interpreter for foreign programs for the time of this job. Capability <c>binfmt</c>.</summary>
    /// <param name="binfmt">What to register.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PreChroot"/>.</exception>
    public void RegisterBinfmt(RegisterBinfmt binfmt) => Add(nameof(RegisterBinfmt), binfmt);

    /// <summary>Mounts something in the job's own area. Capability <c>mounts</c>.</summary>
    /// <param name="mount">What to mount.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PreChroot"/>.</exception>
    public void Mount(Mount mount) => Add(nameof(Mount), mount);
}
