/**
 * A page on which to try queries, at `/graphql` in development. It is one small file because GraphiQL and
 * Apollo's page load their scripts from elsewhere, and this one works without a network.
 */
export const consolePage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Virgil: GraphQL</title>
<style>
  :root { color-scheme: light dark }
  body { display: grid; grid-template: auto 1fr / 1fr 1fr 18rem; gap: .5rem 1rem; height: 100vh; margin: 0; padding: 1rem; box-sizing: border-box; font: 14px system-ui, sans-serif }
  header { grid-column: 1 / -1 }
  textarea, pre { font: 13px ui-monospace, monospace; box-sizing: border-box; width: 100%; margin: 0; padding: .5rem; border: 1px solid #8888; border-radius: 4px; overflow: auto }
  section { display: flex; flex-direction: column; gap: .5rem; min-height: 0 }
  #query, #result { flex: 3 } #variables { flex: 1 } #schema { overflow: auto; font-size: 13px }
  dt { font-family: ui-monospace, monospace; margin-top: .6rem } dd { margin-left: 1rem; color: GrayText }
</style>
<header><strong>Virgil</strong> <button id="run">Run (Ctrl+Enter)</button></header>
<section>
  <textarea id="query" aria-label="Query" spellcheck="false">{ clients(first: 5) { totalCount edges { node { name code health { state reason } } } } }</textarea>
  <textarea id="variables" aria-label="Variables as JSON" spellcheck="false">{}</textarea>
</section>
<section><pre id="result" aria-live="polite"></pre></section>
<section><dl id="schema"></dl></section>
<script>
  const at = (id) => document.getElementById(id)
  const ask = async (query, variables) =>
    (await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })).json()
  const run = async () => {
    try {
      at('result').textContent = JSON.stringify(await ask(at('query').value, JSON.parse(at('variables').value || '{}')), null, 2)
    } catch (error) {
      at('result').textContent = String(error)
    }
  }
  at('run').onclick = run
  addEventListener('keydown', (event) => event.ctrlKey && event.key === 'Enter' && run())
  const name = 'name kind ofType { name kind ofType { name kind ofType { name kind } } }'
  const shown = (type) => type.kind === 'NON_NULL' ? shown(type.ofType) + '!' : type.kind === 'LIST' ? '[' + shown(type.ofType) + ']' : type.name
  const root = 'fields { name description args { name type { ' + name + ' } } type { ' + name + ' } }'
  ask('{ __schema { queryType { ' + root + ' } mutationType { ' + root + ' } subscriptionType { ' + root + ' } } }').then(({ data }) => {
    for (const { fields } of Object.values(data.__schema)) for (const field of fields) {
      const term = document.createElement('dt')
      const args = field.args.map((arg) => arg.name + ': ' + shown(arg.type)).join(', ')
      term.textContent = field.name + (args && '(' + args + ')') + ': ' + shown(field.type)
      const text = document.createElement('dd')
      text.textContent = field.description
      at('schema').append(term, text)
    }
  })
</script>
</html>
`
