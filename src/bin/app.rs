//! Mounts the interface in the page.

use yew::prelude::*;

#[component]
fn Hello() -> Html {
    html! { <main><h1>{ "Berdaya" }</h1></main> }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    yew::Renderer::<Hello>::new().render();
}
