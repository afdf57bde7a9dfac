package dev.lvjw.sandbox.page;

/** The one stylesheet of both products; what differs are {@link Brand}'s colours. */
final class Stylesheet {
  static final String CSS =
      """

      *{box-sizing:border-box}
      html{-webkit-text-size-adjust:100%}
      body{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#1c2430;background:#f4f5f7;margin:0;overflow-wrap:anywhere}
      .wide{max-width:66rem;margin:0 auto;padding-left:1.25rem;padding-right:1.25rem}
      .skip{position:absolute;left:-100vw;background:#fff;color:#000;padding:.5rem 1rem;z-index:1}
      .skip:focus{left:.5rem;top:.5rem}
      a{color:var(--accent)}
      a:hover{color:var(--dark)}
      :focus-visible{outline:3px solid #f2a900;outline-offset:2px;border-radius:3px}
      .bar{background:var(--bar);color:var(--on-bar);border-bottom:4px solid var(--accent)}
      .bar .wide{display:flex;flex-wrap:wrap;align-items:center;gap:.35rem 1.5rem;padding-top:.6rem;padding-bottom:.6rem}
      .bar a{color:inherit;text-decoration:none}
      .brand{font-size:1.2rem;font-weight:700;display:flex;align-items:center;gap:.55rem}
      .tile{display:inline-grid;place-items:center;width:1.8rem;height:1.8rem;border-radius:var(--tile);background:var(--accent);color:#fff;font-size:1rem}
      .bar nav{display:flex;flex-wrap:wrap;gap:.2rem .4rem}
      .bar nav a{padding:.25rem .65rem;border-radius:6px}
      .bar nav a:hover{text-decoration:underline}
      .bar nav a[aria-current]{background:var(--accent);color:#fff;font-weight:600}
      .person{margin-left:auto;font-size:.9rem}
      .person a{text-decoration:underline}
      main.wide{padding-top:1.25rem;padding-bottom:1rem}
      .trail{font-size:.9rem;margin-bottom:.2rem}
      .trail a::after{content:"›";display:inline-block;margin:0 .45rem;color:#5a6675}
      h1{font-size:1.65rem;line-height:1.25;margin:.1rem 0 1rem}
      h2{font-size:1.15rem;line-height:1.3;margin:0 0 .7rem}
      h3{font-size:1rem;margin:1.2rem 0 .5rem}
      p{margin:.5rem 0}
      .card{background:#fff;border:1px solid #dce1e7;border-radius:10px;padding:1.1rem 1.25rem;margin:0 0 1.1rem;box-shadow:0 1px 2px rgba(20,30,45,.05)}
      .card>:last-child,.card form>:last-child{margin-bottom:0}
      .card>*+h2{margin-top:1.2rem}
      .columns{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,3fr);gap:1.1rem;align-items:start}
      .narrow{max-width:38rem}
      .hint{color:#566271;font-size:.9rem;font-weight:400}
      .row{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;margin:.8rem 0}
      .row form .row,td .row{margin:0}
      .row+.card,.row+form{margin-top:1.1rem}
      button,.button{font:inherit;font-weight:600;line-height:1.3;padding:.5rem 1.05rem;border-radius:7px;border:1px solid var(--accent);background:var(--accent);color:#fff;cursor:pointer;text-decoration:none;display:inline-block;text-align:center;overflow-wrap:normal}
      button:hover,.button:hover{background:var(--dark);border-color:var(--dark);color:#fff}
      button.plain,.button.plain{background:#fff;color:var(--accent)}
      button.plain:hover,.button.plain:hover{background:var(--soft);color:var(--dark)}
      button.danger{background:#fff;border-color:#b3261e;color:#b3261e}
      button.danger:hover{background:#b3261e;color:#fff}
      .field{margin:0 0 .9rem}
      .field>label{display:block;font-weight:600;margin-bottom:.2rem}
      .field .hint{margin:0 0 .2rem}
      .tick{display:flex;gap:.6rem;align-items:flex-start}
      .tick>label{font-weight:400;margin:0}
      input,select,textarea{font:inherit;color:inherit;width:100%;padding:.45rem .6rem;border:1px solid #7c8896;border-radius:6px;background:#fff;min-height:2.55rem}
      input[type=checkbox],input[type=radio]{width:1.15rem;height:1.15rem;min-height:0;margin:.2rem 0 0;flex:none;accent-color:var(--accent)}
      .wrong input,.wrong select,.wrong textarea{border:2px solid #b3261e}
      .fault{color:#b3261e;font-weight:600;font-size:.92rem;margin:.25rem 0 0}
      .fields{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));column-gap:1.1rem}
      fieldset.card{min-width:0;padding-bottom:.3rem}
      legend{font-size:1.15rem;font-weight:700;float:left;width:100%;padding:0;margin:0 0 .7rem}
      legend+.fields{clear:both}
      .inline form{display:flex;flex-wrap:wrap;gap:.7rem;align-items:end}
      .inline .field{flex:1 1 12rem;margin:0}
      .inline .row{margin:0}
      .badge{display:inline-block;font-size:.82rem;font-weight:600;line-height:1.35;padding:.15rem .6rem;border-radius:99px;background:#e8ebef;color:#3a4553;white-space:nowrap}
      .badge.good{background:#d9f0e1;color:#0d5429}
      .badge.waiting{background:#fdeecb;color:#6b4700}
      .badge.bad{background:#fbdfdc;color:#8c1d15}
      .notice{border-left:5px solid #7c8896;background:#fff;border-radius:6px;padding:.65rem 1rem;margin:0 0 1.1rem;box-shadow:0 1px 2px rgba(20,30,45,.08)}
      .notice.good{border-color:#1b7f45;background:#edf8f1}
      .notice.waiting{border-color:#b97a00;background:#fff8e7}
      .notice.bad{border-color:#b3261e;background:#fdf1f0}
      .notice>:first-child{margin-top:0}
      .notice>:last-child{margin-bottom:0}
      .notice ul{margin:.2rem 0;padding-left:1.3rem}
      table{border-collapse:collapse;width:100%;margin:.4rem 0}
      caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
      th,td{text-align:left;vertical-align:top;padding:.5rem .7rem;border-bottom:1px solid #e3e7ec}
      thead th{font-size:.85rem;color:#566271;border-bottom:2px solid #dce1e7;overflow-wrap:normal}
      tbody th{font-weight:600}
      td>div,th>div{min-width:5.5rem}
      td details{margin:0}
      td summary{padding:0;font-weight:400}
      td ol{margin:.2rem 0;padding-left:1.3rem}
      dl{margin:.4rem 0;display:grid;gap:.45rem 1.1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,14rem),1fr))}
      dl div{min-width:0}
      dt{font-size:.85rem;color:#566271}
      dd{margin:0}
      ul.lines,ol.lines{list-style:none;padding:0;margin:.4rem 0}
      ul.lines>li,ol.lines>li{padding:.5rem 0;border-bottom:1px solid #e3e7ec}
      ul.lines>li:last-child,ol.lines>li:last-child{border-bottom:0}
      code{background:#eef0f3;border-radius:4px;padding:.05rem .35rem;font-size:.9em}
      pre{white-space:pre-wrap;background:#eef0f3;border-radius:6px;padding:.8rem 1rem;margin:.4rem 0}
      iframe.mail{width:100%;height:26rem;border:1px solid #dce1e7;border-radius:6px;background:#fff}
      details{margin:.4rem 0}
      summary{cursor:pointer;font-weight:600;padding:.25rem 0}
      .steps{display:flex;flex-wrap:wrap;gap:.4rem .5rem;list-style:none;padding:0;margin:.2rem 0 1rem}
      .steps li{padding:.2rem .75rem;border-radius:99px;background:#e8ebef;color:#3a4553;font-size:.9rem}
      .steps li[aria-current]{background:var(--accent);color:#fff;font-weight:600}
      .steps li.done{background:#d9f0e1;color:#0d5429}
      footer.wide{color:#566271;font-size:.85rem;padding-top:.5rem;padding-bottom:2rem}
      @media (max-width:46rem){
      .columns{grid-template-columns:minmax(0,1fr)}
      .wide{padding-left:.9rem;padding-right:.9rem}
      .card{padding:.95rem .95rem}
      .person{margin-left:0;flex-basis:100%}
      h1{font-size:1.4rem}
      thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
      table,tbody,tr{display:block}
      td>div,th>div{min-width:0}
      tbody tr{border:1px solid #dce1e7;border-radius:8px;padding:.35rem .75rem;margin:0 0 .7rem}
      tbody th,tbody td{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:.6rem;border:0;padding:.25rem 0}
      tbody th::before,tbody td::before{content:attr(data-label);color:#566271;font-size:.85rem;font-weight:400;padding-top:.1rem}
      }
      @media (prefers-reduced-motion:no-preference){button,.button{transition:background .12s}}
      """;

  private Stylesheet() {}
}
