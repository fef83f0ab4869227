namespace Obs.Hooks.Scripting.Protocol;

/// <summary>What a frame is. The numbers are the protocol: changing one needs a new <see cref="Channel.Version"/>.</summary>
internal enum FrameTag : byte
{
    /// <summary>Engine: a compiled script; descriptors of assembly and symbols.</summary>
    Load = 1,

    /// <summary>Engine: run a loaded script; descriptor of a <see cref="ScriptCall"/>.</summary>
    Call = 2,

    /// <summary>Engine: the script's time is over; the process is killed soon.</summary>
    Cancel = 3,

    /// <summary>Engine: a file the script asked for, as a descriptor.</summary>
    File = 4,

    /// <summary>Engine: there is no such file, or it may not be had.</summary>
    Refused = 5,

    /// <summary>Engine: a tool's exit status; descriptors of its output and error output.</summary>
    ToolEnded = 6,

    /// <summary>Engine: compile this; descriptor of the sources.</summary>
    Compile = 7,

    /// <summary>Engine: names that answer a <see cref="FindFiles"/>; descriptor of the list.</summary>
    FileList = 8,

    /// <summary>Script host: its first frame.</summary>
    Ready = 64,

    /// <summary>Script host: answers <see cref="Load"/>.</summary>
    Loaded = 65,

    /// <summary>Script host: answers <see cref="Load"/>.</summary>
    NotLoaded = 66,

    /// <summary>Script host: a line for the log.</summary>
    Log = 67,

    /// <summary>Script host: how far it is.</summary>
    Progress = 68,

    /// <summary>Script host: the script wants a file of the job.</summary>
    OpenFile = 69,

    /// <summary>Script host: the script wants a tool run.</summary>
    RunTool = 70,

    /// <summary>Script host: one request of the script; with a descriptor if it has content.</summary>
    Effect = 71,

    /// <summary>Script host: ends a <see cref="Call"/>.</summary>
    Verdict = 72,

    /// <summary>Script host: answers <see cref="Compile"/>; descriptors of the outcome and, if it compiled, of assembly and symbols.</summary>
    Compiled = 73,

    /// <summary>Script host: the script wants to know what a failed build left.</summary>
    FindFiles = 75,
}
