namespace Obs.Hooks.Scripting.Protocol;

/// <summary>Verdicts without their effects: those have frames of their own.</summary>
internal static class VerdictCodec
{
    /// <summary>A message is for one or a few lines of a log.</summary>
    public const int LongestMessage = 4096;

    private const int LongestDetails = 12 * 1024;

    private enum Kind : byte
    {
        Ok,
        Skipped,
        ProjectFailure,
        Unchanged,
        HostFailure,
        HookError,
    }

    public static void Write(FrameWriter writer, Verdict verdict)
    {
        var (kind, message, details) = verdict switch
        {
            Verdict.Skipped v => (Kind.Skipped, v.Reason, null),
            Verdict.ProjectFailure v => (Kind.ProjectFailure, v.Message, null),
            Verdict.Unchanged v => (Kind.Unchanged, v.Message, null),
            Verdict.HostFailure v => (Kind.HostFailure, v.Message, null),
            Verdict.HookError v => (Kind.HookError, v.Message, v.Details),
            _ => (Kind.Ok, "", null),
        };
        writer.Byte((byte)kind).Text(message ?? "", LongestMessage).Text(details ?? "", LongestDetails);
    }

    /// <exception cref="ProtocolException">It is none.</exception>
    public static Verdict Read(ref FrameReader reader)
    {
        var kind = (Kind)reader.Byte();
        var message = reader.Text();
        var details = reader.Text();
        return kind switch
        {
            Kind.Ok => Verdict.Ok.Nothing,
            Kind.Skipped => new Verdict.Skipped(message),
            Kind.ProjectFailure => new Verdict.ProjectFailure(message),
            Kind.Unchanged => new Verdict.Unchanged(message),
            Kind.HostFailure => new Verdict.HostFailure(message),
            Kind.HookError => new Verdict.HookError(message) { Details = details.Length > 0 ? details : null },
            _ => throw new ProtocolException($"sent {(byte)kind} for a verdict"),
        };
    }
}
