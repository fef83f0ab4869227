using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Effects.Binfmt;

/// <summary>
/// Interpreters for a virtual machine, by obs-build's own mechanism: the machine's first process is <c>initvm.ARCH</c> of
/// the build code, which registers what <c>qemu-reg</c> says. The build gets a view of its code in which both are right:
/// initvm is a package of its own (build-initvm) that hosts often lack, and what qemu-reg says depends on its age (no F
/// before 2025-07, so that nothing ran in a chroot).
/// </summary>
internal sealed class GuestBinfmt(JobArea area, AreaMounts mounts)
{
    private const string Registrations = "qemu-reg";
    private const string InitScript = "initvm.sh";

    private readonly BuildCodeView _view = new(area, mounts);

    /// <summary>Makes the view, or changes what it registers.</summary>
    /// <param name="buildDirectory">The real build's code.</param>
    /// <param name="effects">All that is to be registered.</param>
    /// <returns>The view's path: BUILD_DIR for the build.</returns>
    /// <exception cref="IOException">The view cannot be made.</exception>
    public string Apply(string buildDirectory, ImmutableArray<RegisterBinfmt> effects)
    {
        using var code = DirectoryHandle.Open(buildDirectory);
        using var view = _view.Open(code);
        BuildCodeView.Replace(view, Registrations, Encoding.ASCII.GetBytes(Text(code, effects)), 0x1A4);
        var init = $"initvm.{ToolsNames.HostArch}";
        if (code.StatIfExists(init) is null)
        {
            BuildCodeView.Replace(view, init, EmbeddedText.Read(InitScript), 0x1ED);
        }

        area.Journal.Step("guest binfmt");
        return _view.Path;
    }

    /// <summary>
    /// The hooks' lines first: initvm leaves alone what is registered under a name, and takes a line's interpreter only if
    /// the guest has it.
    /// </summary>
    private static string Text(DirectoryHandle code, ImmutableArray<RegisterBinfmt> effects)
    {
        var text = new StringBuilder();
        foreach (var effect in effects)
        {
            text.Append(BinfmtLine.Of(effect.Name, effect)).Append('\n');
        }

        if (code.StatIfExists(Registrations) is { IsRegularFile: true })
        {
            text.Append(File.ReadAllText($"{code.Path}/{Registrations}"));
        }

        return text.ToString();
    }
}
