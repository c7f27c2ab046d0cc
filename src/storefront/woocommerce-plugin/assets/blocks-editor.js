// The blocks in the editor: each is shown as the server makes it. What they are called stands in their block.json.
( function ( blocks, element, components, editor, i18n, ServerSideRender ) {
	'use strict';
	var make = element.createElement;
	var __ = i18n.__;

	function number( label, attribute, props, least ) {
		return make( components.TextControl, {
			label: label,
			type: 'number',
			min: least,
			value: String( props.attributes[ attribute ] ),
			onChange: function ( value ) {
				var change = {};
				change[ attribute ] = Math.max( least, parseInt( value, 10 ) || 0 );
				props.setAttributes( change );
			},
		} );
	}

	[ 'save-button', 'saved-items', 'reviews', 'contact', 'preferences' ].forEach( function ( name ) {
		blocks.registerBlockType( 'retention/' + name, {
			edit: function ( props ) {
				var fields = [];
				if ( 'productId' in props.attributes ) {
					fields.push( number( __( 'Product (its number; 0 for that of the page)', 'retention-for-woocommerce' ), 'productId', props, 0 ) );
				}
				if ( 'limit' in props.attributes ) {
					fields.push( number( __( 'How many reviews', 'retention-for-woocommerce' ), 'limit', props, 1 ) );
				}
				return make(
					'div',
					editor.useBlockProps(),
					fields.length ? make.apply( null, [ editor.InspectorControls, null, make.apply( null, [ components.PanelBody, { title: __( 'What it shows', 'retention-for-woocommerce' ) } ].concat( fields ) ) ] ) : null,
					// Forms and buttons are for the page, not for the editor.
					make( components.Disabled, null, make( ServerSideRender, { block: 'retention/' + name, attributes: props.attributes } ) )
				);
			},
			save: function () {
				return null;
			},
		} );
	} );
} )( window.wp.blocks, window.wp.element, window.wp.components, window.wp.blockEditor, window.wp.i18n, window.wp.serverSideRender );
