//! Mounts the interface in the page, for interviews without rules.

fn main() {
    #[cfg(target_arch = "wasm32")]
    yew::Renderer::<berdaya::ui::App>::with_props(berdaya::ui::AppProps {
        engine: &berdaya::expression::NoRules,
    })
    .render();
}
