using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Scripting.Protocol;

/// <summary>A <see cref="BuildJob"/> in bytes. A test compares all its properties.</summary>
internal static class JobCodec
{
    public static void Write(FrameWriter writer, BuildJob job)
    {
        writer.Byte((byte)job.Origin)
            .Text(job.Project).Text(job.Repository).Text(job.Arch).Text(job.Package).Text(job.SrcMd5)
            .Text(job.Reason).Text(job.ReasonOption).Text(job.JobId).Text(job.Release).Text(job.DistUrl)
            .Text(job.Recipe).Text(job.RecipeType).Text(job.BuildRoot).Text(job.AreaDirectory).Text(job.VmType)
            .Flag(job.RootIsDirectory).Text(job.SourceDirectory).Texts(job.OldPackages);
        writer.Number(job.Packages.Length);
        foreach (var package in job.Packages)
        {
            writer.Text(package.Name).Text(package.Source).Number((int)package.Uses);
        }

        writer.Text(job.PrjconfPath).Text(job.Prjconf).Text(job.LogFile).Text(job.StateDirectory)
            .Texts(job.Arguments).Flag(job.MayEndUnchanged);
    }

    /// <exception cref="ProtocolException">It is none.</exception>
    public static BuildJob Read(ref FrameReader reader)
    {
        var job = new BuildJob
        {
            Origin = (JobOrigin)reader.Byte(),
            Project = reader.Text(),
            Repository = reader.Text(),
            Arch = reader.Text(),
            Package = reader.Text(),
            SrcMd5 = reader.Text(),
            Reason = reader.Text(),
            ReasonOption = reader.Text(),
            JobId = reader.Text(),
            Release = reader.Text(),
            DistUrl = reader.Text(),
            Recipe = reader.Text(),
            RecipeType = reader.Text(),
            BuildRoot = reader.Text(),
            AreaDirectory = reader.Text(),
            VmType = reader.Text(),
            RootIsDirectory = reader.Flag(),
            SourceDirectory = reader.Text(),
            OldPackages = reader.Texts(),
        };
        var packages = ImmutableArray.CreateBuilder<JobPackage>();
        for (var count = reader.Count(); count > 0; count--)
        {
            packages.Add(new JobPackage(reader.Text(), reader.Text(), (PackageUses)reader.Number()));
        }

        return job with
        {
            Packages = packages.ToImmutable(),
            PrjconfPath = reader.Text(),
            Prjconf = reader.Text(),
            LogFile = reader.Text(),
            StateDirectory = reader.Text(),
            Arguments = reader.Texts(),
            MayEndUnchanged = reader.Flag(),
        };
    }
}
