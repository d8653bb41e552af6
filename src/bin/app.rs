//! Mounts the interface in the page, for interviews with plain questions.

fn main() {
    #[cfg(target_arch = "wasm32")]
    yew::Renderer::<berdaya::ui::App>::with_props(berdaya::ui::AppProps {
        kit: &berdaya::ui::Kit::PLAIN,
    })
    .render();
}
