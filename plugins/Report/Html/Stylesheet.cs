namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>The page's style.</summary>
internal static class Stylesheet
{
    /// <summary>
    /// The SHA-256 of <see cref="Text"/> for the page's content security policy, which so allows this style and no other.
    /// A constant, as the first use of SHA-256 costs some milliseconds; a test compares.
    /// </summary>
    public const string Hash = "sha256-UzEOJbsmAMGhZJcxTOM+e36W2upP/GY6SsggWH/Jcwc=";

    public const string Text = """

        :root {
          --page: #f6f7f9; --card: #ffffff; --ink: #1b2330; --soft: #5b6676; --line: #dfe3ea; --shade: #eef1f5;
          --build: #4a74d9; --good: #1f7a4d; --good-back: #e0f3e8; --quiet: #6b7685; --quiet-back: #e9ecf0;
          --bad: #b3261e; --bad-back: #fce6e4; --caution: #8a5a00; --caution-back: #fdf1d8;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #11151b; --card: #1a2029; --ink: #e6eaf0; --soft: #9aa6b5; --line: #2d3642; --shade: #232b36;
            --build: #7b9ff2; --good: #5fcf98; --good-back: #15382a; --quiet: #97a3b2; --quiet-back: #29313c;
            --bad: #ff8a80; --bad-back: #451c1a; --caution: #f0c060; --caution-back: #3b2d10;
          }
        }
        * { box-sizing: border-box; margin: 0; }
        body { background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        main { max-width: 64rem; margin: 0 auto; padding: 2rem 1.25rem 1rem; }
        footer { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem 2rem; color: var(--soft); font-size: .85rem; }
        h1, h2, h3, h4, p, dd, td, li { overflow-wrap: anywhere; }
        h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -.01em; }
        h2 { font-size: 1.1rem; margin-bottom: .75rem; }
        .kicker { color: var(--soft); font-size: .8rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; }
        .where { color: var(--soft); }
        .slash { color: var(--quiet); opacity: .6; }
        .note, .empty { color: var(--soft); font-size: .85rem; }
        .tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: .75rem; margin: 1.5rem 0 .75rem; }
        .tiles > div, section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.1rem; }
        .tiles dt { color: var(--soft); font-size: .8rem; }
        .tiles dd { font-size: 1.35rem; font-weight: 650; line-height: 1.3; }
        .tiles dd.note { font-size: .8rem; font-weight: 400; }
        section { margin-bottom: .75rem; }
        .row { display: grid; grid-template-columns: 11rem 1fr 6rem; gap: .75rem; align-items: center; }
        .row svg { display: block; width: 100%; height: 1.6rem; }
        .row .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: .9rem; }
        .time { color: var(--soft); font-size: .85rem; font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
        .scale svg { height: auto; overflow: visible; }
        .scale path { fill: none; stroke: var(--soft); stroke-width: 1.5; }
        .scale text { fill: var(--soft); font-size: 20px; text-anchor: middle; }
        .during { fill: var(--shade); }
        .bar.build { fill: var(--build); }
        .bar.good { fill: var(--good); }
        .bar.quiet { fill: var(--quiet); }
        .bar.bad { fill: var(--bad); }
        .timeline + .note { margin-top: .5rem; }
        .hooks { list-style: none; padding: 0; }
        .hooks > li { border-top: 1px solid var(--line); padding: .8rem 0; }
        .hooks > li:first-child { border-top: 0; padding-top: 0; }
        .hooks > li:last-child { padding-bottom: 0; }
        .head { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; }
        .head h3 { font-size: 1rem; }
        .head .point { color: var(--soft); font-size: .85rem; }
        .head .time { margin-left: auto; }
        .badge { border-radius: 1rem; padding: .05rem .6rem; font-size: .8rem; font-weight: 600; white-space: nowrap; }
        .badge.good { color: var(--good); background: var(--good-back); }
        .badge.quiet { color: var(--quiet); background: var(--quiet-back); }
        .badge.bad { color: var(--bad); background: var(--bad-back); }
        .message { margin-top: .4rem; white-space: pre-wrap; }
        .bad > .message { color: var(--bad); }
        .badge.caution { color: var(--caution); background: var(--caution-back); }
        .findings h3 { margin: .75rem 0 .5rem; }
        .findings dt { font-weight: 600; margin-top: .6rem; overflow-wrap: anywhere; }
        .findings dd { font-size: .9rem; padding-left: 1rem; }
        .findings a { color: inherit; }
        .effects, .warnings { margin-top: .5rem; font-size: .9rem; }
        .effects h4, .warnings h4 { color: var(--soft); font-size: .75rem; font-weight: 600; letter-spacing: .05em; text-transform: uppercase; }
        .effects ul, .warnings ul { padding-left: 1.1rem; }
        .warnings { background: var(--caution-back); border-radius: .4rem; padding: .5rem .75rem; }
        .warnings h4 { color: var(--caution); }
        .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: .75rem 1.5rem; }
        .facts dt { color: var(--soft); font-size: .8rem; }
        .facts dd { font-size: .9rem; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th { color: var(--soft); font-size: .8rem; font-weight: 600; text-align: left; }
        th, td { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; vertical-align: top; }
        tbody tr:last-child td { border-bottom: 0; }
        .size { text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
        @media (max-width: 40rem) {
          main { padding: 1.25rem .75rem .5rem; }
          footer { padding: 0 .75rem 1.5rem; }
          h1 { font-size: 1.6rem; }
          .tiles { grid-template-columns: repeat(2, 1fr); }
          .row { grid-template-columns: 1fr auto; gap: 0 .75rem; margin-bottom: .35rem; }
          .row svg { grid-column: 1 / -1; grid-row: 2; height: 1.1rem; }
          .scale text { font-size: 34px; }
          .scale span { display: none; }
          .facts { grid-template-columns: 1fr; gap: .3rem; }
          .facts > div { display: flex; justify-content: space-between; gap: 1rem; }
          .facts dt { flex: none; }
          .facts dd { text-align: right; }
        }
        @media print {
          body { background: none; }
          .tiles > div, section { break-inside: avoid; }
        }

        """;
}
