using Obs.Hooks.Effects;

namespace Obs.Hooks.Scripting.Protocol;

/// <summary>Requests in bytes. Contents of files are not in them: they travel as a descriptor with the frame.</summary>
internal static class EffectCodec
{
    /// <summary>In place of a number that was not given: no size is negative.</summary>
    private const int NotGiven = -1;

    private enum Kind : byte
    {
        AddPackage = 1,
        SetBuildOption,
        AddSource,
        AppendPrjconf,
        UseToolsRoot,
        RegisterBinfmt,
        Mount,
        AddResult,
        ReplaceResult,
        RemoveResult,
        AttachReport,
        Warn,
        AddRootFile,
        SetMachine,
        SetGuestKernel,
    }

    /// <summary>The file with the request's content; null when it has none.</summary>
    public static string? ContentOf(Effect effect) => effect switch
    {
        AddSource e => e.ContentPath,
        AddRootFile e => e.ContentPath,
        AddResult e => e.StagedPath,
        ReplaceResult e => e.StagedPath,
        AttachReport e => e.StagedPath,
        _ => null,
    };

    public static FrameWriter Write(Effect effect)
    {
        var writer = new FrameWriter();
        return effect switch
        {
            AddPackage e => writer.Byte((byte)Kind.AddPackage).Text(e.Name).Text(e.Path).Number((int)e.Uses)
                .Flag(e.InsteadOf is not null).Text(e.InsteadOf ?? ""),
            SetBuildOption e => writer.Byte((byte)Kind.SetBuildOption).Text(e.Option).Flag(e.Value is not null).Text(e.Value ?? ""),
            AddSource e => writer.Byte((byte)Kind.AddSource).Text(e.Name).Flag(e.Replace),
            AddRootFile e => writer.Byte((byte)Kind.AddRootFile).Text(e.Path).Flag(e.Executable),
            SetMachine e => WriteMachine(writer.Byte((byte)Kind.SetMachine), e),
            SetGuestKernel e => writer.Byte((byte)Kind.SetGuestKernel).Text(e.Kernel).Text(e.Initrd),
            AppendPrjconf e => writer.Byte((byte)Kind.AppendPrjconf).Texts(e.Lines),
            UseToolsRoot e => writer.Byte((byte)Kind.UseToolsRoot).Text(e.Name).Text(e.Directory),
            RegisterBinfmt e => writer.Byte((byte)Kind.RegisterBinfmt)
                .Text(e.Name).Text(e.Magic).Text(e.Mask).Text(e.Interpreter).Text(e.Flags).Byte((byte)e.Scope),
            Mount e => writer.Byte((byte)Kind.Mount)
                .Text(e.Name).Byte((byte)e.Kind).Flag(e.Source is not null).Text(e.Source ?? "").Long(e.SizeBytes),
            AddResult e => writer.Byte((byte)Kind.AddResult).Text(e.Directory).Text(e.Name),
            ReplaceResult e => writer.Byte((byte)Kind.ReplaceResult).Text(e.Directory).Text(e.Name),
            RemoveResult e => writer.Byte((byte)Kind.RemoveResult).Text(e.Directory).Text(e.Name),
            AttachReport e => writer.Byte((byte)Kind.AttachReport).Text(e.Name),
            Warn e => writer.Byte((byte)Kind.Warn).Text(e.Message, VerdictCodec.LongestMessage),
            _ => throw new ProtocolException($"{effect.GetType().Name} cannot be asked for by a script"),
        };
    }

    /// <summary>Reads one.</summary>
    /// <param name="payload">The frame's payload.</param>
    /// <param name="content">Called for a request that has a content; returns where the engine keeps it.</param>
    /// <exception cref="ProtocolException">It is none.</exception>
    public static Effect Read(ReadOnlySpan<byte> payload, Func<Effect, string> content)
    {
        var reader = new FrameReader(payload);
        var kind = (Kind)reader.Byte();
        Effect effect = kind switch
        {
            Kind.AddPackage => new AddPackage(reader.Text(), reader.Text()) { Uses = (PackageUses)reader.Number(), InsteadOf = Optional(ref reader) },
            Kind.SetBuildOption => new SetBuildOption(reader.Text(), Optional(ref reader)),
            Kind.AddSource => new AddSource(reader.Text(), "") { Replace = reader.Flag() },
            Kind.AddRootFile => new AddRootFile(reader.Text(), "") { Executable = reader.Flag() },
            Kind.SetMachine => ReadMachine(ref reader),
            Kind.SetGuestKernel => new SetGuestKernel(reader.Text(), reader.Text()),
            Kind.AppendPrjconf => new AppendPrjconf(reader.Texts()),
            Kind.UseToolsRoot => new UseToolsRoot(reader.Text(), reader.Text()),
            Kind.RegisterBinfmt => new RegisterBinfmt(reader.Text(), reader.Text(), reader.Text(), reader.Text(), reader.Text())
            {
                Scope = (BinfmtScope)reader.Byte(),
            },
            Kind.Mount => new Mount(reader.Text(), (MountKind)reader.Byte()) { Source = Optional(ref reader), SizeBytes = reader.Long() },
            Kind.AddResult => new AddResult(reader.Text(), reader.Text(), ""),
            Kind.ReplaceResult => new ReplaceResult(reader.Text(), reader.Text(), ""),
            Kind.RemoveResult => new RemoveResult(reader.Text(), reader.Text()),
            Kind.AttachReport => new AttachReport(reader.Text(), ""),
            Kind.Warn => new Warn(reader.Text()),
            _ => throw new ProtocolException($"asked for an effect number {(byte)kind}"),
        };
        reader.End();
        return effect switch
        {
            AddSource e => e with { ContentPath = content(effect) },
            AddRootFile e => e with { ContentPath = content(effect) },
            AddResult e => e with { StagedPath = content(effect) },
            ReplaceResult e => e with { StagedPath = content(effect) },
            AttachReport e => e with { StagedPath = content(effect) },
            _ => effect,
        };
    }

    private static FrameWriter WriteMachine(FrameWriter writer, SetMachine machine) => writer
        .Number(machine.DiskMegabytes ?? NotGiven)
        .Number(machine.SwapMegabytes ?? NotGiven)
        .Number(machine.MemoryMegabytes ?? NotGiven)
        .Flag(machine.FileSystem is not null)
        .Text(machine.FileSystem ?? "")
        .Flag(machine.DiskInMemory);

    private static SetMachine ReadMachine(ref FrameReader reader) => new()
    {
        DiskMegabytes = Given(reader.Number()),
        SwapMegabytes = Given(reader.Number()),
        MemoryMegabytes = Given(reader.Number()),
        FileSystem = Optional(ref reader),
        DiskInMemory = reader.Flag(),
    };

    private static int? Given(int number) => number == NotGiven ? null : number;

    private static string? Optional(ref FrameReader reader)
    {
        var given = reader.Flag();
        var text = reader.Text();
        return given ? text : null;
    }
}
